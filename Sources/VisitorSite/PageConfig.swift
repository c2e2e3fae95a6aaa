import SiteSupport

/// What the home page's scripts are told; the same for every visitor in this language.
struct PageConfig: Encodable {
    struct Limits: Encodable { let text: Int }
    /// Empty while the site is not open yet.
    let rootHash: Base64URLBytes
    let salt: Base64URLBytes
    let iterations: Int
    let exit: String
    let retentionDays: Int
    let backupDays: Int?
    let language: String
    let phone: String
    let limits: Limits
    let open: Bool
    /// When a message that is left now will be read, in a sentence.
    let readWords: String
    let texts: [String: String]
}
