import Foundation
import HelplineCore

/// The machine's clock plus the seconds that stand in a file; a missing or half-written file counts as 0. With a rate, time
/// since the start passes so many times as fast; the time of day does not.
struct ClockFromFile: WallClock {
    let path: String
    let rate: Int
    private let machine = SteadyClock()
    private let start: Timestamp

    init(path: String, rate: Int = 1) {
        self.path = path
        self.rate = rate
        start = machine.now()
    }

    func now() -> Timestamp { start + (machine.now() - start) * rate + ahead }

    func timeOfDay() -> Timestamp { machine.timeOfDay() + ahead }

    private var ahead: Duration {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return .seconds(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
    }
}
