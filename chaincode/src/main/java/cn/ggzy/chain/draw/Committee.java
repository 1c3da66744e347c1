package cn.ggzy.chain.draw;

import java.util.ArrayList;
import java.util.List;

/** Seats that are taken: pool indices, each on its quota line; a value. */
public record Committee(List<Seat> seats) {
    /** One member and the quota line the seat belongs to. */
    public record Seat(int index, int line) {}

    public Committee {
        seats = List.copyOf(seats);
    }

    static Committee empty() {
        return new Committee(List.of());
    }

    public List<Integer> indices() {
        return seats.stream().map(Seat::index).toList();
    }

    public boolean has(int index) {
        return seats.stream().anyMatch(seat -> seat.index() == index);
    }

    int onLine(int line) {
        return (int) seats.stream().filter(seat -> seat.line() == line).count();
    }

    Committee with(int index, int line) {
        List<Seat> more = new ArrayList<>(seats);
        more.add(new Seat(index, line));
        return new Committee(more);
    }

    Committee without(int index) {
        return new Committee(
                seats.stream().filter(seat -> seat.index() != index).toList());
    }
}
