public import Chat
public import SiteSupport

/// A new epoch as a browser posts it, sealed to each of its audience.
public struct EpochBody: Codable, Sendable {
    public let number: Int
    public let teamEpoch: Int
    public let audience: [String]
    public let reason: String
    public let sealed: [String: Base64URLBytes]

    /// The epoch. Throws `Problem.invalid` when it is none.
    public func epoch() throws(Problem) -> Epoch {
        guard let reason = Epoch.Reason(rawValue: reason) else { throw .invalid("epoch.reason") }
        var keys: [String: SealedKey] = [:]
        for (recipient, bytes) in sealed { keys[recipient] = try SealedKey.fromWire(bytes, field: "epoch.sealed") }
        guard
            let epoch = Epoch(number: number, teamEpoch: teamEpoch, audience: audience, reason: reason, sealed: keys)
        else { throw .invalid("epoch") }
        return epoch
    }
}
