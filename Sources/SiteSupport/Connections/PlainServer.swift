public import Hummingbird
public import Logging
public import NIOCore
import NIOHTTP1
import NIOPosix
public import ServiceLifecycle

/// HTTP/1.1 on plain SwiftNIO for a Hummingbird responder: the same routes, middleware and handlers, without a task and two queues
/// for each connection (docs/adr/0019-plain-connections.md).
///
/// On a graceful shutdown it stops listening, lets every answer under way end, and returns when all connections are closed.
public struct PlainServer<Responder: HTTPResponder>: Service
where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    private let responder: Responder
    private let host: String
    private let port: Int
    private let limits: ConnectionLimits
    private let shortWay: ShortWay?
    private let listening: @Sendable (any Channel) async -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - shortWay: looks at each request before the responder.
    ///   - listening: called once connections are taken, with the channel whose port may have been chosen by the system.
    public init(
        responder: Responder, shortWay: ShortWay? = nil, host: String, port: Int,
        limits: ConnectionLimits = ConnectionLimits(), logger: Logger,
        listening: @escaping @Sendable (any Channel) async -> Void
    ) {
        self.responder = responder
        self.shortWay = shortWay
        self.host = host
        self.port = port
        self.limits = limits
        self.listening = listening
        self.logger = logger
    }

    /// Throws `IOError` when it cannot listen.
    public func run() async throws {
        let executors = ConnectionLoops.group.makeIterator().map { LoopExecutor($0) }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for executor in executors { tasks.addTask(executorPreference: executor) { await executor.run() } }
            defer { for executor in executors { executor.finish() } }
            try await serve(on: Dictionary(uniqueKeysWithValues: executors.map { ($0.key, $0) }))
        }
    }

    private func serve(on executors: [ObjectIdentifier: LoopExecutor]) async throws {
        let connections = OpenConnections()
        let channel = try await bootstrap(connections, executors).bind(host: host, port: port).get()
        await listening(channel)
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await channel.closeFuture.get()
                await connections.stop()
            } onGracefulShutdown: {
                channel.close(promise: nil)
            }
        } onCancel: {
            channel.close(promise: nil)
            connections.closeAll()
        }
    }

    private func bootstrap(_ connections: OpenConnections, _ executors: [ObjectIdentifier: LoopExecutor])
        -> ServerBootstrap
    {
        ServerBootstrap(group: ConnectionLoops.group)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptWithin(limits.most))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // One read a wake-up: a second one would mostly find nothing.
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 1024, maximum: 16384)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let executor = executors[ObjectIdentifier(channel.eventLoop)] else {
                        throw ChannelError.ioOnClosedChannel
                    }
                    connections.add(channel)
                    channel.closeFuture.whenComplete { _ in connections.remove(channel) }
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(
                        ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
                    try pipeline.addHandler(connection(on: executor))
                }
            }
    }

    private func connection(on executor: LoopExecutor) -> PlainConnection {
        PlainConnection(executor: executor, limits: limits, shortWay: shortWay) { request, channel in
            try await responder.respond(
                to: request, context: Responder.Context(source: .init(channel: channel, logger: logger)))
        }
    }
}
