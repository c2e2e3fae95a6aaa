public import Chat
public import SiteSupport

extension SealedKey {
    /// A sealed key from the wire. Throws `Problem.invalid` with the field's name when its size is wrong.
    public static func fromWire(_ bytes: Base64URLBytes, field: String) throws(Problem) -> SealedKey {
        guard let key = SealedKey(bytes.data) else { throw .invalid(field) }
        return key
    }
}
