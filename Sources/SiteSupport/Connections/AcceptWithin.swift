import NIOCore

/// Takes no more connections than may be open at once; what is above waits in the system's backlog until one ends.
final class AcceptWithin: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel
    typealias OutboundIn = Never

    private let most: Int
    private var open = 0
    private var wantsMore = false

    init(_ most: Int) { self.most = most }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        open += 1
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        unwrapInboundIn(data).closeFuture.hop(to: context.eventLoop).whenComplete { _ in
            bound.value.handler.closed(bound.value.context)
        }
        context.fireChannelRead(data)
    }

    func read(context: ChannelHandlerContext) {
        if open < most { context.read() } else { wantsMore = true }
    }

    private func closed(_ context: ChannelHandlerContext) {
        open -= 1
        guard wantsMore else { return }
        wantsMore = false
        context.read()
    }
}
