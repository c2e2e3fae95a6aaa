import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

/// One connection: takes a request at a time, has it answered, and takes the next. What a client sends ahead waits unread.
final class PlainConnection: ChannelDuplexHandler {
    /// What answers: the site's router, with a context made for this request.
    typealias Responder = @Sendable (Request, any Channel) async throws -> Response

    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = Never
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State {
        case waiting
        case reading(HTTPRequestHead, ByteBuffer?)
        case answering(PlainAnswer)
        case closed
    }

    private let respond: Responder
    private let shortWay: ShortWay?
    private let executor: LoopExecutor
    private let limits: ConnectionLimits
    private var state = State.waiting
    /// Parts that came while an answer was under way, and whether more were asked for.
    private var ahead: [HTTPServerRequestPart] = []
    private var wantsToRead = false
    private var endsAfterThis = false
    private var deadline = NIODeadline.now()
    private var timer: Scheduled<Void>?

    init(
        executor: LoopExecutor, limits: ConnectionLimits, shortWay: ShortWay? = nil, respond: @escaping Responder
    ) {
        self.respond = respond
        self.shortWay = shortWay
        self.executor = executor
        self.limits = limits
    }

    func channelActive(context: ChannelHandlerContext) {
        expect(within: limits.idle, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        if case .answering(let answer) = state { answer.clientLeft() }
        state = .closed
        ahead = []
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Only what is no HTTP gets an answer; a connection that broke has nobody to read it.
        if error is HTTPParserError, case .waiting = state {
            context.writeAndFlush(wrapOutboundOut(PlainAnswer.badRequest), promise: nil)
        }
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            endsAfterThis = true
            if case .waiting = state { context.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, case .answering(let answer) = state { answer.clientReads() }
        context.fireChannelWritabilityChanged()
    }

    func read(context: ChannelHandlerContext) {
        // While it answers it reads on only until something came: enough to see the client go.
        if ahead.isEmpty { context.read() } else { wantsToRead = true }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if case .answering = state { ahead.append(part) } else { take(part, context) }
    }

    private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        switch (part, state) {
        case (.head(let head), .waiting):
            state = .reading(head, nil)
            expect(within: limits.body, context)
        case (.body(var bytes), .reading(let head, var body)):
            if body == nil { body = bytes } else { body?.writeBuffer(&bytes) }
            state = .reading(head, body)
            if let body, body.readableBytes > limits.bodyBytes {
                endsAfterThis = true
                answer(head, body, context)
            }
        case (.end, .reading(let head, let body)): answer(head, body, context)
        default: break
        }
    }

    private func answer(_ head: HTTPRequestHead, _ body: ByteBuffer?, _ context: ChannelHandlerContext) {
        if !head.isKeepAlive { endsAfterThis = true }
        // Two hosts are for no way: `Request` refuses them.
        let goesShort = !endsAfterThis && head.headers["host"].count <= 1
        let short: (@Sendable () async -> ByteBuffer?)?
        switch goesShort ? shortWay?.take(PlainRequest(head, body: body ?? ByteBuffer())) : nil {
        case .done(let answer):
            state = .waiting
            expect(within: limits.idle, context)
            return context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        case .begun(let work): short = work
        case nil: short = nil
        }
        // The router's request is made only where the router is asked.
        let request = short == nil ? Request(head, body: body) : nil
        guard short != nil || request != nil else {
            context.writeAndFlush(wrapOutboundOut(PlainAnswer.badRequest), promise: nil)
            return context.close(promise: nil)
        }
        let channel = context.channel
        let answer = PlainAnswer(
            to: channel, executor: executor, isOld: head.version.major == 1 && head.version.minor == 0,
            hasBody: head.method != .HEAD, isLast: endsAfterThis
        )
        state = .answering(answer)
        deadline = .distantFuture
        let bound = NIOLoopBound((connection: self, context: context), eventLoop: context.eventLoop)
        answer.whenEnded { bound.value.connection.answered(bound.value.context) }
        executor.start { [respond] in
            if let whole = await short?() { return answer.give(whole: whole) }
            guard let request = request ?? Request(head, body: body) else {
                return answer.give(whole: PlainAnswer.badRequest)
            }
            await answer.give { try await respond(request, channel) }
        }
    }

    private func answered(_ context: ChannelHandlerContext) {
        guard case .answering(let answer) = state else { return }
        guard !endsAfterThis, !answer.mustClose else { return context.close(promise: nil) }
        state = .waiting
        expect(within: limits.idle, context)
        let parts = ahead
        ahead = []
        for part in parts { if case .answering = state { ahead.append(part) } else { take(part, context) } }
        if wantsToRead, ahead.isEmpty {
            wantsToRead = false
            context.read()
        }
    }

    /// One timer a connection: it looks at the deadline of the moment when it goes off, and waits on when that has moved.
    private func expect(within time: TimeAmount, _ context: ChannelHandlerContext) {
        deadline = .now() + time
        if timer == nil { wind(context, at: deadline) }
    }

    private func wind(_ context: ChannelHandlerContext, at time: NIODeadline) {
        let bound = NIOLoopBound((connection: self, context: context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: time) {
            bound.value.connection.lookAtClock(bound.value.context)
        }
    }

    private func lookAtClock(_ context: ChannelHandlerContext) {
        timer = nil
        if deadline <= .now() { return context.close(promise: nil) }
        // Of an answer under way nothing is expected; the next request winds it again.
        if deadline < .distantFuture { wind(context, at: deadline) }
    }
}
