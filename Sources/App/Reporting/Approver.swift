import Accounts
import Foundation
import HelplineCore
import Reporting
import Storage

/// A second person at the command line, who proves with a code of the moment that it is she.
struct Approver {
    let name: String
    let installation: OpenInstallation
    let keys: ServerKeys

    /// Her approval, and the code's step, which the ledger uses up. There is one answer for every reason to refuse, and a refusal
    /// is in the audit trail.
    func approves(with code: String, at time: Timestamp) async throws -> (ReleaseApproval, codeStep: Int64) {
        do throws(StoreFailure) {
            guard let name = SignInName(name), let account = try await installation.stores.members.account(named: name)
            else { throw .notFound }
            guard let step = step(of: code, by: account, at: time) else {
                try await installation.stores.audit.record(
                    AuditEntry(.signInRefused, by: .member(account.member.id), at: time))
                throw .notFound
            }
            return (.member(account.member.id), step)
        } catch {
            throw Self.problem(error, installation.place)
        }
    }

    static func problem(_ failure: StoreFailure, _ place: InstallationPlace) -> CommandProblem {
        switch failure {
        case .notFound, .conflict(.alreadyUsed):
            CommandProblem(
                """
                Not approved, nothing was published: the name or the code is wrong, or the code was used before. A coordinator, a \
                researcher or a privacy officer approves, with the six digits that the authenticator app shows now.
                """, code: .negative)
        default: CommandProblem(failure, in: place)
        }
    }

    private func step(of code: String, by account: Account, at time: Timestamp) -> Int64? {
        guard account.member.state.maySignIn, ReleaseApproval.roles.contains(account.member.role) else { return nil }
        do {
            let secret = try keys.open(account.credentials.sealedCodeSecret, .code, of: account.member.id)
            return TimeBasedCode(secret: secret).step(of: code, at: time, lastUsed: account.lastCodeStep)
        } catch {
            return nil
        }
    }
}
