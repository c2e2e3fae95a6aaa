import Foundation
import HTTPTypes
import HelplineCore
import HummingbirdTesting
import SiteSupport
import SiteTestSupport
import Testing
import VisitorSite

@Suite struct MetricsTests {
    /// The figures of a visit with something planted wherever a client can put something.
    private func figuresOfAVisit() async throws -> (text: String, planted: [String]) {
        let metrics = RequestMetrics(site: "visitor")
        let under = try await SiteUnderTest(metrics: metrics)
        let tab = try Tab(under.team)
        try await under.run { browser in
            try await tab.opens(in: browser)
            let message = try tab.message("kanariezin")
            try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: message)
            try await browser.send(.post, "\(tab.path)/messages", token: tab.token, json: "{kanarie")
            try await browser.get(
                "/kanariepad?kanarievraag=1",
                headers: [
                    "user-agent": "Kanarie/1.0", "referer": "https://kanarie.example/",
                    "x-forwarded-for": "203.0.113.77",
                ])
            try await browser.send(try #require(.init("KANARIE")), "/service")
            try await browser.send(.delete, "/service")
            try await browser.get("/")
        }
        let text = MetricFamily.text(RequestMetrics.families(of: [metrics]))
        return (
            text,
            ["kanarie", "203.0.113.77", tab.conversation.description, tab.token.base64URL]
        )
    }

    @Test func `no label is anything that a client sent`() async throws {
        let (text, planted) = try await figuresOfAVisit()

        for word in planted { #expect(!text.lowercased().contains(word.lowercased()), "\(word)") }
        let labels = Set(text.matches(of: /([a-z]+)="/).map { String($0.output.1) })
        #expect(labels == ["site", "route", "status", "le"])
        let routes = Set(text.matches(of: /route="([^"]*)"/).map { String($0.output.1) })
        #expect(routes.allSatisfy { $0 == "none" || $0.contains(/^(GET|POST|PUT|DELETE) \//) }, "\(routes)")
    }

    @Test func `answers are counted by route and status class`() async throws {
        let (text, _) = try await figuresOfAVisit()

        for line in [
            "lichtpunt_requests_total{site=\"visitor\",route=\"POST /conversations\",status=\"2xx\"} 1",
            "lichtpunt_requests_total{site=\"visitor\",route=\"POST /conversations/{id}/messages\",status=\"2xx\"} 1",
            "lichtpunt_requests_total{site=\"visitor\",route=\"POST /conversations/{id}/messages\",status=\"4xx\"} 1",
            "lichtpunt_requests_total{site=\"visitor\",route=\"DELETE /service\",status=\"4xx\"} 1",
            "lichtpunt_messages_accepted_total{site=\"visitor\"} 1",
            "lichtpunt_refused_by_limit_total{site=\"visitor\"} 0",
            "# TYPE lichtpunt_request_seconds histogram",
        ] {
            #expect(text.contains(line + "\n"), "\(line)\n\(text)")
        }
        // An address that does not exist, and a method that somebody made up.
        #expect(text.contains("route=\"none\",status=\"4xx\"} 2\n"), "\(text)")
    }

    @Test func `who asks too much is counted as refused by a limit`() async throws {
        let metrics = RequestMetrics(site: "visitor")
        let under = try await SiteUnderTest(limits: { $0.puzzlesPerAddress = 1 }, metrics: metrics)

        try await under.run { browser in
            let first = try await browser.send(.post, "/puzzles", json: "{}")
            let second = try await browser.send(.post, "/puzzles", json: "{}")
            #expect((first.status, second.status) == (.ok, .tooManyRequests))
        }

        let text = MetricFamily.text(RequestMetrics.families(of: [metrics]))
        #expect(text.contains("lichtpunt_refused_by_limit_total{site=\"visitor\"} 1\n"))
    }

    @Test func `a histogram counts what is at most its bounds, and everything at the end`() {
        var histogram = Histogram([1, 10])
        for value in [0.5, 1, 2, 99] { histogram.note(value) }

        let text = MetricFamily.text([MetricFamily("sizes", .histogram, "Sizes.", histogram.samples())])

        #expect(
            text == """
                # HELP sizes Sizes.
                # TYPE sizes histogram
                sizes_bucket{le="1"} 2
                sizes_bucket{le="10"} 3
                sizes_bucket{le="+Inf"} 4
                sizes_sum 102.5
                sizes_count 4

                """)
    }
}
