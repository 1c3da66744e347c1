package cn.ggzy.platform.trade.evaluation;

import cn.ggzy.platform.trade.tender.LotId;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The rows of evaluations, seats and forms; SQL in {@code mapper/evaluation/EvaluationRows.xml}. */
@Mapper
interface EvaluationRows {
    void insert(@Param("e") EvaluationRow row);

    int update(@Param("e") EvaluationRow row);

    @Nullable
    EvaluationRow find(@Param("tender") String tender, @Param("lot") String lot);

    /** The row under a lock: the last form and the last signature meet here one after the other. */
    @Nullable
    EvaluationRow lock(@Param("tender") String tender, @Param("lot") String lot);

    List<EvaluationRow> evidenced();

    List<Seat> seats(@Param("tender") String tender, @Param("lot") String lot);

    List<Duty> duties(@Param("account") String account);

    void insertSeat(@Param("lot") LotId lot, @Param("s") Seat seat);

    int updateSeat(@Param("lot") LotId lot, @Param("s") Seat seat, @Param("signature") @Nullable String signature);

    void deleteSeat(@Param("lot") LotId lot, @Param("s") Seat seat);

    void deleteForms(@Param("lot") LotId lot, @Param("account") String account);

    int insertNote(
            @Param("lot") LotId lot,
            @Param("seat") int seat,
            @Param("by") int by,
            @Param("signature") String signature);

    int notes(@Param("lot") LotId lot, @Param("seat") int seat);

    void deleteNotes(@Param("lot") LotId lot, @Param("seat") int seat);

    void saveForm(FormRow row);

    List<FormRow> forms(@Param("tender") String tender, @Param("lot") String lot);

    List<FormRow> formsOf(@Param("tender") String tender, @Param("lot") String lot, @Param("account") String account);

    void proveForms(@Param("lot") LotId lot, @Param("account") String account, @Param("evidence") String evidence);

    List<FormRow> evidencedForms();

    /** Where an account sits. */
    record Duty(String tender, String lot, int seat, SeatState seatState, EvaluationState state) {}
}
