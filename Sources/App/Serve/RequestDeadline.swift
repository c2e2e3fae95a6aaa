package import NIOCore
package import NIOHTTPTypes

/// Closes a connection whose request takes too long to arrive.
///
/// One that sends a byte now and then is never idle, and could hold its place for ever. So the head has to be whole in time,
/// counted from the connection's begin or from the last answer's end, and then the body. While we answer there is no
/// deadline: a stream of events lasts as long as it is read.
package final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    private let head: TimeAmount
    private let body: TimeAmount
    private var isReading = false
    private var unanswered = 0
    private var alarm: Scheduled<Void>?

    /// The body, at most some kilobytes, has its time also on the slowest of telephones.
    package init(head: TimeAmount = .seconds(75), body: TimeAmount = .seconds(60)) {
        self.head = head
        self.body = body
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { close(context, unlessWithin: head) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }

    package func channelActive(context: ChannelHandlerContext) {
        close(context, unlessWithin: head)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        alarm?.cancel()
        for _ in 0..<max(unanswered, 0) { tell(.answered, context) }
        unanswered = 0
        context.fireChannelInactive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            unanswered += 1
            tell(.begun, context)
            close(context, unlessWithin: body)
        case .body: break
        case .end:
            isReading = false
            settle(context)
        }
        context.fireChannelRead(data)
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            unanswered -= 1
            tell(.answered, context)
            if !isReading { settle(context) }
        }
        context.write(data, promise: promise)
    }

    /// The request is whole: no deadline while we answer, and after that one for the next head.
    private func settle(_ context: ChannelHandlerContext) {
        alarm?.cancel()
        if unanswered <= 0 { close(context, unlessWithin: head) }
    }

    /// The connection's own deadline, when there is one; of a stream of HTTP/2 the connection is its parent.
    private func tell(_ progress: ConnectionDeadline.Progress, _ context: ChannelHandlerContext) {
        let channel = context.channel
        var connection = channel
        if let parent = channel.parent, parent.parent != nil { connection = parent }
        connection.pipeline.fireUserInboundEventTriggered(progress)
    }

    private func close(_ context: ChannelHandlerContext, unlessWithin time: TimeAmount) {
        alarm?.cancel()
        let channel = context.channel
        alarm = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
