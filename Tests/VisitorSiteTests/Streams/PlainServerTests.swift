import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import SiteSupport
import SiteTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct PlainServerTests {
    private let get = "GET /hello HTTP/1.1\r\nhost: x\r\n\r\n"

    @Test func `requests on one connection are answered in order, also those sent ahead`() async throws {
        try await served { port, _ in
            let client = try RawClient(port: port)

            client.send(get + "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc" + get)

            #expect(client.read(until: "hello").hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(client.read(until: "abc").hasSuffix("\r\n\r\nabc"))
            #expect(client.read(until: "hello").lowercased().contains("content-length: 5\r\n"))
        }
    }

    @Test func `HEAD gives the length and no body`() async throws {
        try await served { port, _ in
            let client = try RawClient(port: port)

            client.send("HEAD /hello HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")

            let answer = client.readAll()
            #expect(answer.lowercased().contains("content-length: 5\r\n"))
            #expect(answer.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `a body above the limit reaches its handler as too long, and the connection ends`() async throws {
        try await served(ConnectionLimits(bodyBytes: 10)) { port, _ in
            let client = try RawClient(port: port)

            client.send(
                "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n" + String(repeating: "x", count: 1000))

            let answer = client.readAll()
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
            #expect(answer.contains("connection: close"))
        }
    }

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET http://other/ HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET /hello HTTP/1.1\r\nhost: x\r\nHost: y\r\n\r\n", "GET /hello HTTP/1.1\r\nhost: x\r\nhost: x\r\n\r\n",
    ])
    func `what is no request of ours is refused and ended`(text: String) async throws {
        try await served { port, _ in
            let client = try RawClient(port: port)

            client.send(text)

            #expect(client.readAll().hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test(arguments: ["", "GET /hello HT", "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\na"])
    func `who does not finish a request is closed`(beginning: String) async throws {
        try await served(ConnectionLimits(idle: .milliseconds(50), body: .milliseconds(50))) { port, _ in
            let client = try RawClient(port: port)

            client.send(beginning)

            #expect(client.readAll().isEmpty)
        }
    }

    @Test func `above the most connections the next waits until one has ended`() async throws {
        try await served(ConnectionLimits(most: 1)) { port, _ in
            let first = try RawClient(port: port)
            first.send(get)
            _ = first.read(until: "hello")
            let second = try RawClient(port: port)
            second.send(get)
            // The first is served all the while.
            for _ in 0..<50 {
                first.send(get)
                #expect(first.read(until: "hello").hasSuffix("hello"))
            }
            #expect(!second.hasAnswer)

            first.leave()

            #expect(second.read(until: "hello").hasSuffix("hello"))
        }
    }

    @Test(arguments: [
        ("Cpus_allowed:\t1\n", 1), ("Name:\tx\nCpus_allowed:\tffffffff,0000000f\n", 36), ("Cpus_allowed:\t0\n", nil),
        ("", nil),
    ])
    func `there is a loop for each core that may be used`(status: String, cores: Int?) {
        #expect(ConnectionLoops.usableCores(status: Data(status.utf8)) == cores)
    }

    @Test func `stopping lets an answer under way end, and closes who waits`() async throws {
        try await served { port, gate in
            let (busy, waiting) = (try RawClient(port: port), try RawClient(port: port))
            waiting.send(get)
            _ = waiting.read(until: "hello")
            busy.send("GET /slow HTTP/1.1\r\nhost: x\r\n\r\n")
            for await _ in gate.begun { break }

            gate.stop()
            #expect(waiting.readAll().isEmpty)
            gate.goOn.finish()

            #expect(busy.readAll().hasSuffix("done"))
        }
    }

    @Test func `stopping waits for a message that is being kept, also when its sender has left`() async throws {
        let gate = Gate()
        let keeping = ShortWay("/", overTLS: false, origins: [], metrics: nil) { _ in
            .begun {
                gate.begin.yield()
                for await _ in gate.free {}
                gate.isKept.withLock { $0 = true }
                return .init(.created, "{}")
            }
        }

        try await withPlainServer(Router().buildResponder(), shortWay: keeping) { port in
            let client = try RawClient(port: port)
            client.send("POST / HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-length: 0\r\n\r\n")
            for await _ in gate.begun { break }
            client.leave()
            // The server is asked to stop meanwhile.
            Task {
                try await Task.sleep(for: .milliseconds(200))
                gate.goOn.finish()
            }
        }

        #expect(gate.isKept.withLock { $0 })
    }

    @Test func `what is done at once is answered in order, beside what the router answers`() async throws {
        let router = Router()
        router.get("/hello") { _, _ in "hello" }
        let kept = Mutex(0)
        let short = ShortWay("/", overTLS: false, origins: [], metrics: nil) { _ in
            .done(.init(.created, "{\"seq\":\(kept.withLock { $0 += 1; return $0 })}"))
        }
        let post = "POST / HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-length: 2\r\n\r\n{}"

        try await withPlainServer(router.buildResponder(), shortWay: short) { port in
            let client = try RawClient(port: port)

            client.send(post + get + post + post + "POST / HTTP/1.1\r\nhost: x\r\n")
            let answers = client.read(until: "{\"seq\":3}")
            client.send("sec-fetch-site: same-origin\r\ncontent-length: 2\r\n\r\n{}")
            let last = client.read(until: "{\"seq\":4}")

            #expect(
                answers.matches(of: /"seq":(\d)|hello/).map { String($0.output.0) } == [
                    "\"seq\":1", "hello", "\"seq\":2", "\"seq\":3",
                ])
            #expect(last.hasPrefix("HTTP/1.1 201 Created\r\n"))
        }
    }

    /// Holds `/slow` back, and stops the server.
    private final class Gate: Sendable {
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let (free, goOn) = AsyncStream<Void>.makeStream()
        let group = Mutex<ServiceGroup?>(nil)
        let isKept = Mutex(false)

        func stop() {
            let group = group.withLock { $0 }
            Task { await group?.triggerGracefulShutdown() }
        }
    }

    private func served(
        _ limits: ConnectionLimits = ConnectionLimits(), _ body: @Sendable (Int, Gate) async throws -> Void
    ) async throws {
        let gate = Gate()
        let router = Router()
        router.get("/hello") { _, _ in "hello" }
        router.head("/hello") { _, _ in Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: "hello"))) }
        router.post("/echo") { request, _ in try await request.body.collect(upTo: 10) }
        router.get("/slow") { _, _ in
            gate.begin.yield()
            for await _ in gate.free {}
            return "done"
        }
        try await withPlainServer(router.buildResponder(), limits) { group in
            gate.group.withLock { $0 = group }
        } body: { port in
            try await body(port, gate)
        }
    }
}

/// Runs `body` against a plain server on a port that the system chose, and stops the server after it.
func withPlainServer<Responder: HTTPResponder>(
    _ responder: Responder, shortWay: ShortWay? = nil, _ limits: ConnectionLimits = ConnectionLimits(),
    started: (ServiceGroup) -> Void = { _ in },
    body: @Sendable (Int) async throws -> Void
) async throws where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    let (ports, port) = AsyncStream<Int>.makeStream()
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let server = PlainServer(
        responder: responder, shortWay: shortWay, host: "127.0.0.1", port: 0, limits: limits, logger: logger
    ) { channel in
        port.yield(channel.localAddress?.port ?? 0)
    }
    let group = ServiceGroup(
        configuration: .init(
            services: [.init(service: server, successTerminationBehavior: .gracefullyShutdownGroup)], logger: logger))
    started(group)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        for await port in ports {
            try await body(port)
            break
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
    }
}
