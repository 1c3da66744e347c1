package cn.ggzy.verifier.report;

/** A check with a name: it looks at the subject and writes notes. */
public record Check<T>(String name, Examination<T> examination) {

    /** The looking itself. */
    @FunctionalInterface
    public interface Examination<T> {
        void examine(T subject, Notes notes);
    }

    Result on(T subject) {
        Notes notes = new Notes();
        try {
            examination.examine(subject, notes);
        } catch (Unreadable unreadable) {
            notes.differs(unreadable.where(), unreadable.what());
        } catch (RuntimeException malformed) {
            // A hostile file may break any assumption of the procedures: that is a failure of the file, not of the
            // program.
            notes.differs("", "cannot be judged: " + malformed);
        }
        return notes.result(name);
    }
}
