/// Whether the site itself asked for a change, and no other site through a browser.
///
/// `Sec-Fetch-Site` must be `same-origin`; where a browser does not send it, `Origin` must be one of this site's, port included;
/// neither: no.
struct OriginRule: Sendable {
    private let origins: Set<String>

    /// - Parameter origins: the public ones (`https://chat.example.org`); none to take the request's own host.
    init(origins: [String]) { self.origins = Set(origins.map { $0.lowercased() }) }

    /// The fields of these names, each `nil` where the request has none.
    func allows(fetchSite: String?, origin claimed: String?, host: String?) -> Bool {
        if let fetchSite { return fetchSite == "same-origin" }
        guard let claimed = claimed?.lowercased(), claimed != "null" else { return false }
        if !origins.isEmpty { return origins.contains(claimed) }
        guard let host = host?.lowercased() else { return false }
        return claimed == "http://\(host)" || claimed == "https://\(host)"
    }
}
