package cn.ggzy.platform.service.mediumless;

/** How far an enrolment has come. */
enum EnrolmentState {
    OPEN,
    OFFERED,
    MADE,
    REFUSED
}
