import Accounts
import SiteSupport

/// A signed statement on the wire.
struct StatementBody: Codable {
    let statement: Base64URLBytes
    let signature: Base64URLBytes

    init(_ signed: SignedStatement) {
        statement = Base64URLBytes(signed.statement.canonicalBytes)
        signature = Base64URLBytes(signed.signature)
    }

    func signed() throws(Problem) -> SignedStatement {
        guard let signed = SignedStatement(canonicalBytes: statement.data, signature: signature.data) else {
            throw .invalid("statement")
        }
        return signed
    }
}
