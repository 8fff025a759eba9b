@main
struct Plenum {
  static func main() {}
}
