import ArgumentParser
import Foundation
import HelplineCore
import Storage
import StoreSupport

struct EraseAgainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase-again",
        abstract: "Erase again what was erased after a dump that was put back.",
        discussion: """
            For PostgreSQL, after pg_restore and before any server starts; serve refuses until it was done. Name the newest
            erased.list of every node: each holds what its node erased, and what the others had erased until half a minute before.
            The list in the data folder is taken without being named. A file's backup needs this not: restore does it.

            Example: lichtpunt database erase-again --erasures node-1/erased.list --erasures node-2/erased.list
            """)

    @Option(help: "A list of erasures; may be given several times.", completion: .file(extensions: ["list"]))
    var erasures: [String] = []

    @Flag(help: "There is no list. People who erased their conversation after the dump will be in it again.")
    var withoutErasures = false

    @OptionGroup var options: InstallationOptions

    func run() async throws {
        let place = try await options.place()
        try place.requireDatabase()
        let orders = try orders(in: place)
        // Where this node's own list lies.
        try place.folder.create()
        let installation = try OpenInstallation(place, for: .command)
        do throws(StoreFailure) {
            let held = try await installation.database.carryOut(orders)
            try await installation.database.settle()
            print("Erased again: \(held) conversations, of \(orders.count) on the lists.")
        } catch {
            throw CommandProblem(error, in: place)
        }
        try await installation.close()
    }

    private func orders(in place: InstallationPlace) throws(CommandProblem) -> [ErasureOrder] {
        let own = place.folder.url.appendingPathComponent(ErasureList.name)
        var files = erasures.map { URL(fileURLWithPath: $0) }
        for file in files where !FileManager.default.fileExists(atPath: file.path) {
            throw CommandProblem("There is no list \(file.path).", code: .missing)
        }
        if FileManager.default.fileExists(atPath: own.path) { files.append(own) }
        guard !files.isEmpty || withoutErasures else {
            throw CommandProblem(
                "There is no list in \(place.folder.url.path). Name the newest erased.list of every node with --erasures, or say that there is none: --without-erasures.",
                code: .missing)
        }
        var orders: [ErasureOrder] = []
        for file in files {
            do { orders += try ErasureList(at: file).orders() } catch { throw CommandProblem(error, in: place) }
        }
        return orders
    }
}
