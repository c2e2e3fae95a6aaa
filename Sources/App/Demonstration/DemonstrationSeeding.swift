import Foundation

/// Has the operator's executable found the demonstration organisation: this program may not seal.
struct DemonstrationSeeding {
    /// The running program; the operator's executable lies beside it.
    let program: URL

    /// The configuration is written last: a database without it was left half-founded.
    func seedUnlessThere(_ folder: DataFolder) throws(CommandProblem) {
        guard folder.hasDatabase else { return try seed(folder) }
        guard FileManager.default.fileExists(atPath: folder.configuration.path) else {
            throw CommandProblem(
                "\(folder.url.path) holds a demonstration that was only half founded. Remove the folder and start again.",
                code: .data)
        }
    }

    private func seed(_ folder: DataFolder) throws(CommandProblem) {
        let seeder = program.resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("lichtpunt-operator")
        guard FileManager.default.isExecutableFile(atPath: seeder.path) else {
            throw CommandProblem(
                "The demonstration is founded by lichtpunt-operator, which is not beside this program (\(seeder.path)). Build it: swift build --product lichtpunt-operator",
                code: .missing)
        }
        let process = Process()
        process.executableURL = seeder
        process.arguments = ["demo", "seed", "--data", folder.url.path]
        do {
            try process.run()
        } catch {
            throw CommandProblem("\(seeder.path) cannot be started: \(error.localizedDescription)", code: .unavailable)
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CommandProblem("The demonstration could not be founded; see the line above.", code: .software)
        }
    }
}
