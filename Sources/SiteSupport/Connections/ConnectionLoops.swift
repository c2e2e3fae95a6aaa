import Foundation
import NIOPosix

/// The event loops of all connections of the program: one for each core that it may use, not each that the machine has. Two loops on
/// one core would only wait for each other.
enum ConnectionLoops {
    static let group = MultiThreadedEventLoopGroup(
        numberOfThreads: max(1, ProcessInfo.processInfo.activeProcessorCount))
}
