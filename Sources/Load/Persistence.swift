/// Tries again what failed because the server, or the way to it, was not there.
enum Persistence {
    private static let pauses: [Duration] = [
        .milliseconds(100), .milliseconds(200), .milliseconds(400), .milliseconds(800),
    ]

    /// The result of the first attempt that succeeds. A refusal (400 to 499, but "too many") is thrown: it would be the same again.
    static func untilDone<T>(isolation: isolated (any Actor)? = #isolation, _ attempt: () async throws -> T)
        async throws
        -> T
    {
        var failures = 0
        while true {
            do { return try await attempt() } catch {
                guard isPassing(error), !Task.isCancelled else { throw error }
                try await Task.sleep(for: pauses[min(failures, pauses.count - 1)])
                failures += 1
            }
        }
    }

    private static func isPassing(_ error: any Error) -> Bool {
        switch error {
        case is CancellationError: false
        case Wire.Trouble.answer(let status, _, _): status >= 500 || status == 429 || status == 408
        case is LoadTrouble, is DecodingError: false
        default: true
        }
    }
}
