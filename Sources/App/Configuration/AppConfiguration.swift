package import Chat
package import SiteSupport

/// All that can be set, read once at start. Each key is explained in docs/operate/configuration.md.
package struct AppConfiguration: Equatable, Sendable {
    /// One site's address and certificate.
    package struct Site: Equatable, Sendable {
        package var host: String
        /// 0 lets the system choose (tests).
        package var port: Int
        /// What browsers see: scheme, host and port; `nil` means `http://host:port`, or https with TLS files.
        package var publicURL: String?
        package var tlsCertificate: String?
        package var tlsKey: String?

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    package var visitor = Site(host: "127.0.0.1", port: 8080)
    package var staff = Site(host: "127.0.0.1", port: 8081)
    /// Where guests of partner organisations come; `nil` is nowhere, and nobody can be invited.
    package var partner: Site?
    /// `sqlite`, or PostgreSQL's address, which may hold a password; `nil` means the file in the data folder.
    package var database: String?
    /// Where the operator asks whether it is alive, ready and well; `nil` is nowhere.
    package var operations: Site?
    /// Seconds between saying that it stops and stopping.
    package var noticeSeconds = 0
    /// Addresses of reverse proxies whose forwarded address is believed.
    package var trustedProxies: [String] = []
    /// What is asked before somebody from outside comes into a conversation with a child, or reads of it.
    package var guestRules = GuestRules()
    /// base64url SHA-256 of the founding statement; without it the visitor site stays "not open yet".
    package var rootHash: String?
    package var organisation = "Lichtpunt"
    package var exitURL = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"
    /// Shown where the chat cannot help.
    package var phone = "0800-2000"
    /// Who has to be signed in, or to stand by, before the chat opens.
    package var staffing = Staffing(professionals: 2, shiftLead: true)
    /// What professionals do in an emergency, in the organisation's words; `nil` shows the text of this release.
    package var emergencyText: String?
    /// File with the key for server shares; `nil` means `lichtpunt.key` in the data folder.
    package var keyFile: String?
    /// What one sender, address or professional may do; a load test raises these.
    package var limits = SiteLimits()
    /// Days after the last message until a conversation is erased.
    package var retentionConversationDays = 30
    package var retentionCaseYears = 5
    /// Years after which what a line of the audit trail says is emptied.
    package var retentionAuditYears = 5
    /// Days that backups are kept; `nil` when there are none.
    package var retentionBackupDays: Int?
    /// Minutes a tab's ticket lives without a sign of life.
    package var ticketMinutes = 15
    /// Minutes without any tab of the visitor until a conversation ends by itself.
    package var silenceMinutes = 30
    /// A professional without any connection keeps his conversations for so long.
    package var absenceSeconds = 90
    /// After so long without an answer the visitor is told, and the shift lead sees it.
    package var answerMinutes = 5
    /// Days after which somebody has to see again that the recovery kit opens.
    package var kitDrillDays = 182

    package init() {}
}
