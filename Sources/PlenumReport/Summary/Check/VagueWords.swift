/// Words that say how many without saying it.
enum VagueWords {
  private static let words: Set<String> = [
    "mange", "flere", "nogle", "enkelte", "adskillige", "talrige", "hovedparten", "størstedelen",
    "flertallet", "mindretallet", "generelt", "gennemgående", "flest", "færrest", "utallige",
    "hovedsagelig", "hovedsageligt", "overvejende", "masser", "flertal", "mindretal",
  ]
  private static let phrases = [
    ["de", "fleste"], ["stort", "set", "alle"], ["næsten", "alle"], ["en", "del"],
    ["et", "flertal"],
    ["et", "mindretal"], ["rigtig", "mange"], ["langt", "de", "fleste"], ["en", "række"],
    ["en", "hel", "del"], ["en", "god", "del"], ["en", "stor", "del"], ["en", "større", "del"],
    ["en", "mindre", "del"], ["hele", "rækken"], ["en", "lang", "række"], ["et", "par"],
    ["en", "håndfuld"], ["stort", "set", "ingen"], ["næsten", "ingen"],
  ]

  /// Those of a sentence without its quotations, each once, in its order.
  static func all(in sentence: String) -> [String] {
    let said = sentence.lowercased().split { !$0.isLetter }.map(String.init)
    var found: [String] = []
    var place = 0
    while place < said.count {
      // `flere end tre borde` says how many.
      if ["flere", "flest"].contains(said[place]), said[place...].dropFirst().first == "end" {
        place += 1
        continue
      }
      let phrase = phrases.filter { said[place...].starts(with: $0) }.max { $0.count < $1.count }
      let word = phrase ?? (words.contains(said[place]) ? [said[place]] : nil)
      if let word, !found.contains(word.joined(separator: " ")) {
        found.append(word.joined(separator: " "))
      }
      place += word?.count ?? 1
    }
    return found
  }
}
