import Chat
import HelplineCore
import SiteSupport

/// A note on the wire. The browser that reads it knows the author's name from the signed membership list.
struct NoteBody: Encodable {
    let number: Int
    let id: NoteID
    let kind: String
    let author: MemberID
    let at: Int64
    let sealed: Base64URLBytes

    init(_ note: Note) {
        number = note.number
        id = note.id
        kind = note.kind.rawValue
        author = note.author
        at = note.at.seconds
        sealed = Base64URLBytes(note.sealed.bytes)
    }
}

struct NotesBody: Encodable {
    let notes: [NoteBody]
    /// Whether there may be notes after these.
    let more: Bool
    let staffKey: OpenedConversation.Sealed?
    let asked: [MemberID]

    init(_ page: NotePage) {
        notes = page.notes.map(NoteBody.init)
        more = page.notes.count == NotePage.limit
        staffKey = page.staffKey.map { .init($0) }
        asked = page.asked
    }
}
