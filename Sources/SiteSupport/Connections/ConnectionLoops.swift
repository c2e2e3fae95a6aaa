package import Foundation
import NIOPosix

/// The event loops of all connections of the program: one for each core that it may use, not each that the machine has. Two loops on
/// one core would only wait for each other.
package enum ConnectionLoops {
    static let group = MultiThreadedEventLoopGroup(
        numberOfThreads: usableCores(status: FileManager.default.contents(atPath: "/proc/self/status") ?? Data())
            ?? max(1, ProcessInfo.processInfo.activeProcessorCount))

    /// How many cores the system lets a process run on, from what Linux tells about it; `nil` where it does not tell.
    package static func usableCores(status: Data) -> Int? {
        for line in String(decoding: status, as: UTF8.self).split(separator: "\n") {
            guard line.hasPrefix("Cpus_allowed:") else { continue }
            let cores = line.dropFirst(13).reduce(0) { $0 + ($1.hexDigitValue ?? 0).nonzeroBitCount }
            return cores > 0 ? cores : nil
        }
        return nil
    }
}
