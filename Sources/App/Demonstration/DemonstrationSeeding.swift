import Accounts
import Foundation
import HelplineCore
import Storage

/// Has the operator's executable found the demonstration organisation: this program may not seal.
struct DemonstrationSeeding {
    /// The running program; the operator's executable lies beside it.
    let program: URL

    /// The configuration is written last: a database without it was left half-founded, or founded by another node.
    func seedUnlessThere(_ place: InstallationPlace) async throws(CommandProblem) {
        guard try await isFounded(place) else { return try seed(place) }
        guard FileManager.default.fileExists(atPath: place.folder.configuration.path) else {
            throw CommandProblem(
                place.database == .folder
                    ? "\(place.shown) holds a demonstration that was only half founded. Remove the folder and start again."
                    : "\(place.shown) holds a demonstration, but \(place.folder.url.path) has no lichtpunt.json and lichtpunt.key of it. Copy them from the node that founded it, or use an empty database.",
                code: .data)
        }
    }

    private func isFounded(_ place: InstallationPlace) async throws(CommandProblem) -> Bool {
        guard place.database != .folder else { return place.folder.hasDatabase }
        let installation = try OpenInstallation(place, for: .command)
        let isThere: Bool
        do { isThere = try await installation.stores.installations.installation() != nil } catch {
            throw CommandProblem(error, in: place)
        }
        try await installation.close()
        return isThere
    }

    private func seed(_ place: InstallationPlace) throws(CommandProblem) {
        let seeder = program.resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("lichtpunt-operator")
        guard FileManager.default.isExecutableFile(atPath: seeder.path) else {
            throw CommandProblem(
                "The demonstration is founded by lichtpunt-operator, which is not beside this program (\(seeder.path)). Build it: swift build --product lichtpunt-operator",
                code: .missing)
        }
        let process = Process()
        process.executableURL = seeder
        process.arguments = ["demo", "seed", "--data", place.folder.url.path]
        if case .postgres(let url) = place.database {
            // Not as an argument: those are shown to every account of the machine.
            process.environment = ProcessInfo.processInfo.environment.merging(["LICHTPUNT_DATABASE": url]) { $1 }
        }
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
