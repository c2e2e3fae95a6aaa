public import Chat
import Foundation
import SiteSupport

/// An epoch on the wire with the key sealed to one reader; empty when it is not sealed to him.
public struct EpochRecord: Encodable, Sendable {
    let number: Int
    let teamEpoch: Int
    let audience: [String]
    let reason: String
    let sealed: Base64URLBytes

    public init(_ epoch: Epoch, for reader: EntryBody.Reader) {
        number = epoch.number
        teamEpoch = epoch.teamEpoch
        audience = epoch.audience
        reason = epoch.reason.rawValue
        sealed = Base64URLBytes(epoch.sealed[reader.name]?.bytes ?? Data())
    }
}
