import Foundation
import HelplineCore

/// A day as visitors read it, `2026-11-21`; used for dates of statements, never of conversations.
enum CalendarDay {
    static func text(of time: Timestamp) -> String {
        Date(timeIntervalSince1970: TimeInterval(time.seconds)).formatted(.iso8601.year().month().day())
    }
}
