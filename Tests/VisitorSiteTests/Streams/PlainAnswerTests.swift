import Foundation
import NIOCore
import NIOPosix
import SiteTestSupport
import Synchronization
import Testing

@testable import SiteSupport

@Suite(.timeLimit(.minutes(1))) struct PlainAnswerTests {
    @Test func `what another thread told first goes out first`() async throws {
        let sent = Sent()
        let channel = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in channel.eventLoop.makeCompletedFuture { try sent.watch(channel) } }
            .bind(host: "127.0.0.1", port: 0).get()
        let answer = PlainAnswer(
            to: channel, executor: LoopExecutor(channel.eventLoop), isOld: false, hasBody: true, isLast: false)

        try await tell("5", to: answer, andThenOnItsLoop: "6").get()
        try await channel.eventLoop.submit {}.get()

        #expect(sent.text.filter(\.isNumber) == "56")
        try await channel.close().get()
    }

    /// While the loop is busy another thread tells `first`; what it is busy with tells `second`.
    private func tell(_ first: String, to answer: PlainAnswer, andThenOnItsLoop second: String)
        -> EventLoopFuture<Void>
    {
        let isBusy = DispatchSemaphore(value: 0)
        let isTold = DispatchSemaphore(value: 0)
        let isOver = answer.loop.submit {
            isBusy.signal()
            isTold.wait()
            answer.writeAtOnce([ServerSentEvent("entry", json: second)])
        }
        isBusy.wait()
        answer.writeAtOnce([ServerSentEvent("entry", json: first)])
        isTold.signal()
        return isOver
    }
}

/// What a channel would have sent, in order.
private final class Sent: Sendable {
    private let written = Mutex("")

    var text: String { written.withLock { $0 } }

    func watch(_ channel: any Channel) throws { try channel.pipeline.syncOperations.addHandler(Watcher(self)) }

    private final class Watcher: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer

        private let sent: Sent

        init(_ sent: Sent) { self.sent = sent }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            sent.written.withLock { $0 += String(buffer: unwrapOutboundIn(data)) }
            promise?.succeed()
        }
    }
}
