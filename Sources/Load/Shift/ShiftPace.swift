/// The time of the evening, against the clock on the wall.
struct ShiftPace: Sendable {
    let rate: Int

    func real(_ evening: Duration) -> Duration { evening / rate }

    func sleep(_ evening: Duration) async throws { try await Task.sleep(for: real(evening)) }
}

extension Duration {
    static func minutes(_ minutes: Int) -> Duration { .seconds(60 * minutes) }
}
