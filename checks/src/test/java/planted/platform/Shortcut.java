package planted.platform;

import planted.chain.contract.SecretContract;

/** Platform code that calls a contract class, prints, and tells nobody. */
public class Shortcut {
    private final SecretContract contract = new SecretContract();

    void print() {
        System.out.println(contract);
    }
}
