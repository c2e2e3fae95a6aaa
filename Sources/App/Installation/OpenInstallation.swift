import Accounts
import Cases
import Chat
import Foundation
import HelplineCore
import SQLiteStore

/// One installation's database and the stores over it.
struct OpenInstallation: Sendable {
    let folder: DataFolder
    let database: SQLiteDatabase

    init(_ folder: DataFolder, for use: SQLiteDatabase.Use) throws(CommandProblem) {
        self.folder = folder
        do {
            database = try SQLiteDatabase(folder: folder.url, for: use)
        } catch {
            throw CommandProblem(error, in: folder)
        }
    }

    var installations: SQLiteInstallationStore { SQLiteInstallationStore(database) }
    var members: SQLiteMemberStore { SQLiteMemberStore(database) }
    var memberships: SQLiteMembershipStore { SQLiteMembershipStore(database) }
    var invitations: SQLiteInvitationStore { SQLiteInvitationStore(database) }
    var signIns: SQLiteSignInStore { SQLiteSignInStore(database) }
    var conversations: SQLiteConversationStore { SQLiteConversationStore(database) }
    var log: SQLiteConversationLog { SQLiteConversationLog(database) }
    var queue: SQLiteWaitingQueue { SQLiteWaitingQueue(database) }
    var sessions: SQLiteVisitorSessions { SQLiteVisitorSessions(database) }
    var staffContent: SQLiteStaffContentStore { SQLiteStaffContentStore(database) }
    var service: SQLiteServiceStateStore { SQLiteServiceStateStore(database) }
    func cases(_ book: CodeBook) -> SQLiteCaseStore { SQLiteCaseStore(database, codeBook: book.version) }
    func caseImports(_ book: CodeBook) -> SQLiteCaseImportStore {
        SQLiteCaseImportStore(database, codeBook: book.version)
    }
    func caseCounts(_ book: CodeBook) -> SQLiteCaseCounts { SQLiteCaseCounts(database, book: book) }
    var audit: SQLiteAuditTrail { SQLiteAuditTrail(database) }
}

extension CommandProblem {
    /// What a store's failure means for the person at the command line.
    init(_ failure: StoreFailure, in folder: DataFolder) {
        switch failure {
        case .diskFull:
            self.init(
                "The disk that holds \(folder.url.path) is full. Nothing was changed. Free space and try again.",
                code: .files)
        case .unavailable(let description):
            self.init(description, code: .unavailable)
        case .notFound, .erased, .conflict:
            self.init("The database refused: \(failure).", code: .software)
        }
    }
}

extension OpenInstallation {
    /// The server's own keys; made only as long as there is nobody whose secrets they would have to open.
    func serverKeys(_ configuration: AppConfiguration) async throws(CommandProblem) -> ServerKeys {
        let file = configuration.keyFile.map { URL(fileURLWithPath: $0) } ?? folder.keyFile
        let isNew: Bool
        do { isNew = try await installations.installation() == nil } catch { throw CommandProblem(error, in: folder) }
        do {
            return try KeyFile.keys(at: file, mayCreate: isNew)
        } catch {
            throw CommandProblem(error.description, code: .missing)
        }
    }
}
