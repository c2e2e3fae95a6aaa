import Storage
import Accounts
import Foundation
import HelplineCore

extension OpenInstallation {
    /// The server's own keys; made only as long as there is nobody whose secrets they would have to open, and refused when
    /// they do not open what is there: the key file of another installation, or of another node that made its own.
    func serverKeys(_ configuration: AppConfiguration) async throws(CommandProblem) -> ServerKeys {
        let file = configuration.keyFile.map { URL(fileURLWithPath: $0) } ?? place.folder.keyFile
        let isNew: Bool
        let somebody: Account?
        do {
            isNew = try await stores.installations.installation() == nil
            somebody =
                if let first = try await stores.members.members().first {
                    try await stores.members.account(first.id)
                } else { nil }
        } catch { throw CommandProblem(error, in: place) }
        let keys: ServerKeys
        do {
            keys = try KeyFile.keys(at: file, mayCreate: isNew)
        } catch {
            throw CommandProblem(error.description, code: .missing)
        }
        if let somebody {
            do {
                _ = try keys.open(somebody.credentials.sealedShare, .share, of: somebody.member.id)
            } catch {
                throw CommandProblem(
                    "\(file.path) is not this installation's key file: it does not open what \(place.shown) holds. Put the right one there; every node needs a copy of the same file.",
                    code: .configuration)
            }
        }
        return keys
    }
}
