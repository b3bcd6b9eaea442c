package no.ildsjel.grant.payment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ildsjel.platform.commands.DataCommand;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code reconcile}: does every frame add up to the krone? */
@Component
class ReconcileCommand implements DataCommand {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Reconciliation reconciliation;

  ReconcileCommand(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @Override
  public String name() {
    return "reconcile";
  }

  @Override
  public String summary() {
    return "checks that every frame adds up to the krone; exit 1 if one does not";
  }

  @Override
  public int run(Call call) {
    List<Map<String, Object>> frames = new ArrayList<>();
    boolean whole = true;
    for (Reconciliation.Line line : reconciliation.lines()) {
      Map<String, Object> frame = new LinkedHashMap<>();
      frame.put("scheme", line.frame().scheme().value());
      frame.put("administrator", line.frame().administrator().value());
      frame.put("grantYear", line.frame().grantYear());
      frame.put("allotted", line.frame().allotted().kroner());
      frame.put("committed", line.frame().committed().kroner());
      frame.put("free", line.frame().free().kroner());
      frame.put("paid", line.frame().paid().kroner());
      frame.put("toPay", line.frame().toPay().kroner());
      frame.put("returned", line.frame().returned().kroner());
      frame.put("repaid", line.frame().repaid().kroner());
      frame.put("carriedOver", line.frame().carriedOver().kroner());
      frame.put("conditional", line.frame().conditional().kroner());
      frame.put("faults", line.faults());
      frames.add(frame);
      whole &= line.faults().isEmpty();
    }
    call.out().println(JSON.writeValueAsString(Map.of("frames", frames, "whole", whole)));
    return whole ? 0 : 1;
  }
}
