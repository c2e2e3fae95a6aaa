import Accounts
import HelplineCore
import HTTPTypes
import SiteSupport

extension Problem {
    /// One answer for every reason.
    static let wrongSignIn = Problem("wrong-sign-in", .forbidden, "Name, passphrase and code do not fit together")

    init(_ refusal: SignInRefusal) {
        switch refusal {
        case .wrong: self = .wrongSignIn
        case .tooMany(let wait): self = .tooMany(retryAfter: wait.wholeSecondsUp)
        case .store(let failure): self = Problem(failure)
        case .keyFile: self = .server
        }
    }

    /// A link that does not exist, has expired or was used: the same answer.
    static func link(_ failure: StoreFailure) -> Problem {
        switch failure {
        case .notFound, .conflict(.alreadyUsed): .wrongCode
        case .conflict(.outdated): .conflict
        default: Problem(failure)
        }
    }
}

extension Duration {
    /// At least one: a client told to wait zero seconds would try at once.
    fileprivate var wholeSecondsUp: Int { max(1, Int((wholeMilliseconds + 999) / 1000)) }
}
