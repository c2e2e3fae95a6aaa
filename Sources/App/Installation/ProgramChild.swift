import Foundation
import Storage

/// One run of a program of ours for the installation that this server serves, as a child with a process of its own.
struct ProgramChild {
    struct Ended: Sendable {
        /// On its standard output.
        let said: Data
        /// It did what it was asked.
        let isDone: Bool
        /// By a signal: of the alarm, or for want of memory.
        let wasEnded: Bool
    }
    private let program: URL
    private let arguments: [String]
    private let place: InstallationPlace

    init(_ program: URL, _ arguments: [String], of place: InstallationPlace, assets: AssetsFolder) {
        self.program = program
        self.arguments = arguments + ["--data", place.folder.url.path, "--assets", assets.url.path]
        self.place = place
    }

    /// Ends with the child; when the task is cancelled the child is told to end. Throws when it cannot be started.
    func run() async throws -> Ended {
        let process = Process()
        let output = Pipe()
        process.executableURL = program
        process.arguments = arguments
        // Not among the arguments, which every account of the machine may see: an address may hold a password.
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["LICHTPUNT_DATABASE": place.database.text]
        ) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try process.run()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Reading waits, so it is done on a thread that nobody else needs.
                DispatchQueue.global().async {
                    continuation.resume(
                        with: Result {
                            let said = try output.fileHandleForReading.readToEnd() ?? Data()
                            process.waitUntilExit()
                            let wasEnded = process.terminationReason == .uncaughtSignal
                            return Ended(
                                said: said, isDone: !wasEnded && process.terminationStatus == 0, wasEnded: wasEnded)
                        })
                }
            }
        } onCancel: {
            process.terminate()
        }
    }
}
