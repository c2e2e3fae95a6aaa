import Foundation
import HelplineCore

/// A moment as a clock in the Netherlands shows it.
struct LocalTime {
    private static let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt

    /// Seconds that this clock would count since it showed 1970-01-01 00:00.
    let seconds: Int64

    init(_ at: Timestamp) {
        seconds = at.seconds + Int64(Self.zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(at.seconds))))
    }

    /// Days since 1970-01-01.
    var day: Int { Int(seconds.flooredQuotient(by: 86400)) }
    /// 0 to 23.
    var hour: Int { Int((seconds - Int64(day) * 86400) / 3600) }
}
