package import NIOCore

/// Closes a connection on which no request is under way for too long, whatever its other end sends meanwhile.
///
/// It stands below TLS and HTTP/2, so that it also ends a handshake that is never finished, and an HTTP/2 connection that opens
/// streams without requests, or that never answers the question whether it is still there. `RequestDeadline` tells it
/// what is under way, and sees to it that no single request is for ever.
package final class ConnectionDeadline: ChannelInboundHandler {
    package typealias InboundIn = ByteBuffer

    /// A request's head has come, or its answer's end was written.
    package enum Progress: Sendable { case begun, answered }

    private let time: TimeAmount
    private var underWay = 0
    private var alarm: Scheduled<Void>?

    package init(_ time: TimeAmount) { self.time = time }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { wind(context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }

    package func channelActive(context: ChannelHandlerContext) {
        wind(context)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        alarm?.cancel()
        context.fireChannelInactive()
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let progress = event as? Progress else { return context.fireUserInboundEventTriggered(event) }
        underWay += progress == .begun ? 1 : -1
        if underWay > 0 { alarm?.cancel() } else { wind(context) }
    }

    private func wind(_ context: ChannelHandlerContext) {
        alarm?.cancel()
        let channel = context.channel
        guard channel.isActive else { return }
        alarm = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
