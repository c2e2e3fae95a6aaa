public import Foundation

/// A statement's bytes with the signature (64 bytes) of its signer.
public struct SignedStatement: Equatable, Sendable {
    public let statement: Data
    public let signature: Data

    public init(statement: Data, signature: Data) {
        self.statement = statement
        self.signature = signature
    }
}
