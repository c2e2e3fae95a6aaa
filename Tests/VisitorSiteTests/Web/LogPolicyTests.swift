import Chat
import Foundation
import HTTPTypes
import HelplineCore
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import SiteTestSupport
import SQLiteStore
import SiteSupport
import Synchronization
import TestSupport
import Testing
import VisitorSite

@Suite struct LogPolicyTests {
    /// Remembers every line with all its metadata.
    struct Recorder: LogHandler {
        final class Lines: Sendable {
            let all = Mutex<[String]>([])
        }
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            lines.all.withLock { $0.append("\(event.message) \(all)") }
        }
    }

    @Test func `neither ids nor addresses, agents, tokens or words reach a log, also when something fails`()
        async throws
    {
        let under = try await SiteUnderTest(settings: { $0.trustedProxies = [AddressRange("0.0.0.0/0")!] })
        let lines = Recorder.Lines()
        var recorder = Recorder(lines: lines)
        recorder.logLevel = .trace
        let handler = recorder
        let tab = try Tab(under.team)
        let canary = [
            "user-agent": "Kanarie/1.0", "x-forwarded-for": "203.0.113.77", "referer": "https://kanarie.example/",
            "sec-fetch-site": "same-origin",
        ]

        try await under.run(logger: Logger(label: "test") { _ in handler }) { browser in
            try await tab.opens(in: browser)
            let message = try tab.message("kanariezin")
            try await browser.send(.post, "\(tab.path)/messages", token: tab.token, headers: canary, json: message)
            try await browser.send(.post, "\(tab.path)/messages", token: tab.token, headers: canary, json: "{kanarie")
            try await browser.send(
                .post, "\(tab.path)/epochs", token: tab.token, headers: canary, json: "{\"number\":\"kanarie\"}")
            try await browser.get("/kanarie?kanarie=1", headers: canary)
            try await under.database.close()
            let failed = try await browser.get(tab.path, token: tab.token, headers: canary)
            #expect(failed.status.code >= 500)
        }

        let log = lines.all.withLock { $0 }
        #expect(!log.isEmpty)
        for line in log {
            for planted in [
                "kanarie", "Kanarie", "203.0.113.77", tab.conversation.description, tab.token.base64URL,
                tab.conversation.description.uppercased(),
            ] {
                #expect(!line.contains(planted), "\(planted) in: \(line)")
            }
        }
    }
}
