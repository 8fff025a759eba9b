import Glibc

/// The minimum of a smooth convex function, by limited-memory BFGS with a backtracking line search.
///
/// J. Nocedal & S. J. Wright (2006), Numerical optimization, algorithms 7.4 and 3.1.
enum Minimum {
  private static let memory = 8
  private static let mostSteps = 200

  /// - Parameters:
  ///   - start: where to begin.
  ///   - function: the value at a place, and its gradient.
  /// - Complexity: at most 200 steps, each some calls of `function` and O(places).
  static func find(
    from start: [Double], _ function: (_ place: [Double]) -> (value: Double, gradient: [Double])
  ) -> [Double] {
    var place = start
    var (value, gradient) = function(place)
    var steps: [(move: [Double], change: [Double], scale: Double)] = []
    for _ in 0..<mostSteps {
      let direction = self.direction(gradient, steps)
      let slope = dot(direction, gradient)
      guard slope < 0, sqrt(dot(gradient, gradient)) > 1e-6 else { break }
      var length = steps.isEmpty ? 1 / max(1, sqrt(dot(gradient, gradient))) : 1.0
      var next = sum(place, direction, times: length)
      var (nextValue, nextGradient) = function(next)
      var tries = 0
      while nextValue > value + 1e-4 * length * slope, tries < 40 {
        length /= 2
        tries += 1
        next = sum(place, direction, times: length)
        (nextValue, nextGradient) = function(next)
      }
      guard nextValue < value else { break }
      let move = sum(next, place, times: -1)
      let change = sum(nextGradient, gradient, times: -1)
      let curvature = dot(move, change)
      if curvature > 1e-12 {
        steps.append((move, change, 1 / curvature))
        if steps.count > memory { steps.removeFirst() }
      }
      let gain = value - nextValue
      (place, value, gradient) = (next, nextValue, nextGradient)
      if gain < 1e-10 * max(1, abs(value)) { break }
    }
    return place
  }

  /// The gradient turned round and stretched by what the last steps told of the curvature.
  private static func direction(
    _ gradient: [Double], _ steps: [(move: [Double], change: [Double], scale: Double)]
  ) -> [Double] {
    var direction = gradient.map { -$0 }
    var shares: [Double] = []
    for step in steps.reversed() {
      let share = step.scale * dot(step.move, direction)
      shares.append(share)
      direction = sum(direction, step.change, times: -share)
    }
    if let last = steps.last {
      let scale = 1 / (last.scale * dot(last.change, last.change))
      direction = direction.map { $0 * scale }
    }
    for (step, share) in zip(steps, shares.reversed()) {
      let back = step.scale * dot(step.change, direction)
      direction = sum(direction, step.move, times: share - back)
    }
    return direction
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for place in left.indices { sum += left[place] * right[place] }
    return sum
  }

  private static func sum(_ left: [Double], _ right: [Double], times factor: Double) -> [Double] {
    var sum = left
    for place in sum.indices { sum[place] += factor * right[place] }
    return sum
  }
}
