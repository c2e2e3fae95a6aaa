import Foundation
import HelplineCore

/// The machine's clock plus the seconds that stand in a file; a missing or half-written file counts as 0.
struct ClockFromFile: WallClock {
    let path: String
    private let machine = SteadyClock()

    init(path: String) { self.path = path }

    func now() -> Timestamp { machine.now() + ahead }

    func timeOfDay() -> Timestamp { machine.timeOfDay() + ahead }

    private var ahead: Duration {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return .seconds(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
    }
}
