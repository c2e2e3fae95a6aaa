public import Foundation

extension Data {
    /// `count` bytes of the system's random source; called at the edges only, never inside a rule.
    public static func random(_ count: Int) -> Data {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
