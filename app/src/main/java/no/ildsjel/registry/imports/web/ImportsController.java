package no.ildsjel.registry.imports.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryImport;
import no.ildsjel.registry.imports.ImportList;
import no.ildsjel.shared.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where the one who runs the installation takes in registers, and sees how that went. */
@Controller
@Access(Who.ADMIN)
class ImportsController {

  private final RegistryImport imports;
  private final ImportList list;

  ImportsController(RegistryImport imports, ImportList list) {
    this.imports = imports;
    this.list = list;
  }

  @GetMapping("/importer")
  String page(Page page, Actor actor, Model model) {
    model.addAttribute("outcome", Optional.empty());
    return show(actor, model, RegisterKind.VOLUNTARY, true);
  }

  @PostMapping("/importer")
  String take(
      Page page,
      Actor actor,
      @RequestParam RegisterKind register,
      @RequestParam Coverage omfang,
      @RequestParam MultipartFile[] filer,
      Model model) {
    List<RegisterFile> files =
        Arrays.stream(filer).filter(f -> !f.isEmpty()).map(ImportsController::file).toList();
    Optional<ImportOutcome> outcome =
        files.isEmpty()
            ? Optional.empty()
            : Optional.of(imports.take(actor, register, omfang, files, ImportProgress.NONE));
    model.addAttribute("outcome", outcome);
    model.addAttribute("nothing", files.isEmpty());
    return show(actor, model, register, omfang == Coverage.PART);
  }

  private String show(Actor actor, Model model, RegisterKind register, boolean part) {
    model.addAttribute("runs", list.latest(actor));
    model.addAttribute("register", register);
    model.addAttribute("part", part);
    return "registry/imports/imports";
  }

  private static RegisterFile file(MultipartFile sent) {
    String name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return new RegisterFile(name.isBlank() ? "fil" : name, sent.getSize(), sent::getInputStream);
  }
}
