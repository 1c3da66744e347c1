package planted.chain.contract;

/** A contract class that no platform code may name. */
public class SecretContract {}
