public import Foundation

/// A membership statement with its signature, as it is kept and handed to every browser.
public struct SignedStatement: Equatable, Sendable {
    public let statement: MembershipStatement
    /// ECDSA P-256 with SHA-256, `r ‖ s`, 64 bytes.
    public let signature: Data

    /// `nil` unless `canonicalBytes` are one statement and the signature has 64 bytes. Nothing is verified yet.
    public init?(canonicalBytes: Data, signature: Data) {
        guard signature.count == 64, let statement = MembershipStatement(canonicalBytes: canonicalBytes) else {
            return nil
        }
        self.statement = statement
        self.signature = Data(signature)
    }
}
