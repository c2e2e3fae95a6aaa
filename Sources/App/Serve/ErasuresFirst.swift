import Foundation
import HelplineCore
import Logging
import Storage
import StoreSupport

/// Before anybody is served: what was erased must not come back with a database that was put back.
struct ErasuresFirst {
    let installation: OpenInstallation
    let logger: Logger

    /// Erases what stands on this node's list and the database does not know.
    ///
    /// - Throws: a sentence when the database was put back from a dump: this node's list may lack what other nodes erased, so the
    ///   operator names all of them.
    func see() async throws(CommandProblem) {
        let place = installation.place
        do throws(StoreFailure) {
            guard try await !installation.database.wasPutBack() else {
                throw StoreFailure.unavailable(
                    description: """
                        \(place.shown) was put back from a dump. What was erased since has to be erased again first: \
                        lichtpunt database erase-again, with the newest erased.list of every node. See docs/operate/backup.md.
                        """)
            }
            let missing = try await installation.database.unknown(of: try ErasureList(in: place.folder.url).orders())
            if !missing.isEmpty {
                let held = try await installation.database.carryOut(missing)
                logger.warning("erased again", metadata: ["conversations": "\(held)"])
            }
            try await installation.database.settle()
        } catch {
            throw CommandProblem(error, in: place)
        }
    }
}
