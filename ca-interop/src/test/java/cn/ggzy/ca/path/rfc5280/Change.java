package cn.ggzy.ca.path.rfc5280;

import java.util.function.Consumer;

/** What is different in one certificate of a case. */
@FunctionalInterface
interface Change extends Consumer<Draft> {}
