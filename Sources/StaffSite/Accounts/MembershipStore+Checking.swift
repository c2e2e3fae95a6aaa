import Accounts
import HelplineCore
import SiteSupport

extension MembershipStore {
    /// The list as it would be with these statements, all by `signer`. Throws `epoch-old` when the list moved on meanwhile, and
    /// refuses what every browser would refuse.
    func list(with statements: [SignedStatement], by signer: MemberID) async throws -> MembershipList {
        guard statements.allSatisfy({ $0.statement.signer == signer }) else { throw Problem.invalid("statement") }
        let stored = try await self.statements()
        do throws(MembershipFlaw) {
            var list = try MembershipList(stored)
            for signed in statements { try list.append(signed) }
            return list
        } catch {
            throw error == .notTheNext ? Problem.epochOld : Problem.invalid("statement")
        }
    }
}
