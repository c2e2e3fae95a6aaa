import Chat
import Foundation
import HTTPTypes
import HelplineCore
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import SiteSupport
import SiteTestSupport
import Synchronization
import TestSupport
import Testing
import VisitorSite

@Suite(.timeLimit(.minutes(1))) struct EventStreamTests {
    /// Sends the same large event for ever.
    private struct Flood: EventFeed {
        func next() async throws -> EventBatch {
            EventBatch([try ServerSentEvent("flood", data: String(repeating: "x", count: 100_000))], more: true)
        }
    }

    /// Says nothing, and counts how often it was asked.
    private actor Silence: EventFeed {
        private(set) var asked = 0

        func next() async throws -> EventBatch {
            asked += 1
            return EventBatch([])
        }
    }

    /// Has things to tell at once, and counts how often it was asked for those.
    private final class Herald: EventFeed {
        let told = Mutex(0)
        let news = Mutex<[ServerSentEvent]>([])

        func next() async throws -> EventBatch { EventBatch(take()) }

        func atOnce() -> [ServerSentEvent]? {
            let events = take()
            guard !events.isEmpty else { return nil }
            told.withLock { $0 += 1 }
            return events
        }

        private func take() -> [ServerSentEvent] {
            news.withLock { news in
                defer { news = [] }
                return news
            }
        }
    }

    private final class Door: Sendable {
        let (shut, shutting) = AsyncStream<Void>.makeStream()
        let waker = Mutex<EventStream.Waker?>(nil)
    }

    private func server(_ feed: any EventFeed, _ door: Door, _ timing: EventStream.Timing) -> Application<
        RouterResponder<BasicRequestContext>
    > {
        Application(
            router: router(feed, door, timing), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func router(_ feed: any EventFeed, _ door: Door, _ timing: EventStream.Timing) -> Router<
        BasicRequestContext
    > {
        let router = Router()
        router.get("/events") { request, _ in
            EventStream(
                feed: feed, timing: timing, opened: { wake in door.waker.withLock { $0 = wake } },
                closed: { door.shutting.finish() }
            )
            .response(to: request)
        }
        return router
    }

    private let get = "GET /events HTTP/1.1\r\nhost: x\r\n\r\n"

    @Test func `on a plain connection who does not read is ended too`() async throws {
        let door = Door()
        let timing = EventStream.Timing(heartbeat: .seconds(15), write: .milliseconds(200))
        try await withPlainServer(router(Flood(), door, timing).buildResponder()) { port in
            let client = try RawClient(port: port)
            client.send(get)

            for await _ in door.shut {}

            client.leave()
        }
    }

    @Test func `on a plain connection who goes away ends his stream`() async throws {
        let door = Door()
        try await withPlainServer(router(Silence(), door, EventStream.Timing()).buildResponder()) { port in
            let client = try RawClient(port: port)
            client.send(get)
            _ = client.read(until: "retry: 1000\n\n")

            client.leave()

            for await _ in door.shut {}
        }
    }

    @Test func `a plain connection that is silent beats, tells what wakes it, and ends when the server stops`()
        async throws
    {
        let door = Door()
        let timing = EventStream.Timing(heartbeat: .milliseconds(20))
        let silence = Silence()
        try await withPlainServer(router(silence, door, timing).buildResponder()) { port in
            let client = try RawClient(port: port)
            client.send(get)
            _ = client.read(until: ": hb\n\n")
            let asked = await silence.asked

            door.waker.withLock { $0 }?(.read)
            while await silence.asked == asked { try await Task.sleep(for: .milliseconds(2)) }
            door.waker.withLock { $0 }?(.end)

            #expect(client.read(until: "0\r\n\r\n").hasSuffix("0\r\n\r\n"))
            for await _ in door.shut {}
        }
    }

    @Test func `what can be told at once is told whole and in order`() async throws {
        let (door, herald) = (Door(), Herald())
        try await withPlainServer(router(herald, door, EventStream.Timing()).buildResponder()) { port in
            let client = try RawClient(port: port)
            client.send(get)
            _ = client.read(until: "retry: 1000\n\n")
            var (number, news) = (0, "")

            // While the stream is still reading, the news waits for that; sooner or later it rests.
            while herald.told.withLock({ $0 }) < 3 {
                number += 1
                herald.news.withLock {
                    $0 = [ServerSentEvent("news", json: "\(number)"), ServerSentEvent("end", json: "0")]
                }
                door.waker.withLock { $0 }?(.read)
                news = client.read(until: "event: end\ndata: 0\n\n")
            }

            #expect(news.hasSuffix("event: news\ndata: \(number)\n\nevent: end\ndata: 0\n\n"))
            door.waker.withLock { $0 }?(.end)
            for await _ in door.shut {}
        }
    }

    @Test func `a reader who does not read is ended, not thinned`() async throws {
        let door = Door()
        let timing = EventStream.Timing(heartbeat: .seconds(15), write: .milliseconds(200))
        try await server(Flood(), door, timing).test(.live) { client in
            let connection = TestClient(host: "localhost", port: try #require(client.port))
            connection.connect()
            let channel = try await connection.getChannel()
            try await channel.setOption(.autoRead, value: false).get()
            try await connection.executeAndDontWaitForResponse(.init("/events", method: .get, authority: "localhost"))

            for await _ in door.shut {}

            try await connection.shutdown()
        }
    }

    @Test func `a reader who goes away ends his stream`() async throws {
        let door = Door()
        try await server(Silence(), door, EventStream.Timing()).test(.live) { client in
            let connection = TestClient(host: "localhost", port: try #require(client.port))
            connection.connect()
            try await connection.executeAndDontWaitForResponse(.init("/events", method: .get, authority: "localhost"))

            try await connection.close(mode: .all)

            for await _ in door.shut {}
        }
    }

    @Test func `a silent stream beats, and ends when the server stops`() async throws {
        let door = Door()
        let timing = EventStream.Timing(heartbeat: .milliseconds(20))
        let silence = Silence()
        try await server(silence, door, timing).test(.router) { client in
            async let answer = client.execute(uri: "/events", method: .get)
            // Nothing wakes it, so what comes after the first reading comes from a beat.
            while await silence.asked < 2 { try await Task.sleep(for: .milliseconds(2)) }
            door.waker.withLock { $0 }?(.end)

            let text = String(buffer: try await answer.body)

            #expect(text.hasPrefix("retry: 1000\n\n: hb\n\n"))
            #expect(text.hasSuffix("retry: 100\n: come back\n\n"), "it is told to come back, perhaps to another node")
        }
    }
}
