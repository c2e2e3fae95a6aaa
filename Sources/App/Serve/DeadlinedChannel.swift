package import HummingbirdCore
package import Logging
package import NIOCore

/// The framework's connections with a `ConnectionDeadline` below all that they are made of.
package struct DeadlinedChannel<Base: ServerChildChannel>: ServerChildChannel {
    package typealias Value = Base.Value

    private let base: Base
    private let time: TimeAmount

    package init(_ base: Base, closedWithoutRequestAfter time: TimeAmount) {
        self.base = base
        self.time = time
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(ConnectionDeadline(time))
        }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    package func handle(value: Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}
