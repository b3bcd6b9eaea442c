package ildsjel.sandbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.DraftPost;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.writing.WorkingDays;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.learning.Attendance;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventKind;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.EventPlan;
import no.ildsjel.support.learning.ExerciseWork;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.learning.Places;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUps;

/** A year plan with something to do: a full course, a weekend, an evening online, one just held. */
final class DemonstratedCourses {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final List<String> NAMES =
      List.of(
          "Sahra Omar",
          "Tomasz Lis",
          "Olena Koval",
          "Idris Saleh",
          "Mina Berg",
          "Yusuf Ali",
          "Anna Nowak",
          "Petro Bondar",
          "Hodan Farah",
          "Erik Moe");

  private final MovableClock clock;
  private final EventOffice office;
  private final SignUps signUps;
  private final Attendance attendance;
  private final Exercises exercises;
  private final Drafts drafts;
  private int named;

  DemonstratedCourses(
      MovableClock clock,
      EventOffice office,
      SignUps signUps,
      Attendance attendance,
      Exercises exercises,
      Drafts drafts) {
    this.clock = clock;
    this.office = office;
    this.signUps = signUps;
    this.attendance = attendance;
    this.exercises = exercises;
    this.drafts = drafts;
  }

  /**
   * Plays it.
   *
   * @param participants somebody who acts for each of the cohort's organisations
   */
  void play(
      LocalDate today,
      CallId cohort,
      Actor.Person officer,
      Actor.Person provider,
      List<Actor.Person> participants) {
    clock.moveTo(today.minusDays(8), LocalTime.of(10, 0));
    LocalDate before = ordinaryBefore(today.minusDays(3));
    CourseEvent held =
        publish(
            officer,
            Optional.of(cohort),
            plan(
                EventKind.COURSE,
                words(
                    "Fortell om dere",
                    "Fortel om dykk",
                    "Tell about yourselves",
                    "Розкажіть про себе",
                    "عرّفوا بأنفسكم"),
                words(
                    "Vi øver på å si hvem vi er, kort og levende.",
                    "Vi øver på å seie kven vi er, kort og levande.",
                    "We practise saying who we are, briefly and alive.",
                    "Вчимося коротко й жваво розповідати про себе.",
                    "نتدرب على التعريف بأنفسنا بإيجاز وحيوية."),
                new Places(12, 2, false, 0, Optional.empty()),
                before.minusDays(1),
                provider,
                List.of("oving-pitch"),
                List.of(evening(before, "https://moterom.example/fortell"))));
    participants.forEach(p -> signUp(p, held, 1));
    CourseEvent full =
        publish(
            officer,
            Optional.of(cohort),
            plan(
                EventKind.COURSE,
                words(
                    "Skriv en god søknad",
                    "Skriv ein god søknad",
                    "Write a good application",
                    "Напишіть добру заявку",
                    "اكتبوا طلبا جيدا"),
                words(
                    "Vi skriver sammen, en side hver. Ta med noe dere har lyst til å søke om.",
                    "Vi skriv saman, ei side kvar. Ta med noko de har lyst til å søkje om.",
                    "We write together, a page each. Bring something you would like to apply for.",
                    "Пишемо разом, кожен по сторінці. Візьміть ідею для заявки.",
                    "نكتب معا، صفحة لكل واحد. أحضروا فكرة تودون تقديم طلب لها."),
                new Places(6, 2, true, 0, Optional.empty()),
                today.plusDays(18),
                provider,
                List.of("oving-soknadsside"),
                List.of(
                    evening(ordinary(today.plusDays(21)), "https://moterom.example/soknad"),
                    evening(ordinary(today.plusDays(28)), "https://moterom.example/soknad"))));
    for (Actor.Person participant : participants) {
      signUp(participant, full, participants.indexOf(participant) == 4 ? 1 : 2);
    }
    LocalDate saturday = today.plusDays(50).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    while (quiet(saturday) || quiet(saturday.plusDays(1))) {
      saturday = saturday.plusWeeks(1);
    }
    CourseEvent weekend =
        publish(
            officer,
            Optional.of(cohort),
            plan(
                EventKind.GATHERING,
                words(
                    "Helgesamling i Trondheim",
                    "Helgesamling i Trondheim",
                    "Weekend gathering in Trondheim",
                    "Зустріч на вихідних у Тронгеймі",
                    "لقاء نهاية الأسبوع في تروندهايم"),
                words(
                    "To dager sammen med de andre. Vi dekker rom og mat.",
                    "To dagar saman med dei andre. Vi dekkjer rom og mat.",
                    "Two days with the others. We cover room and food.",
                    "Два дні разом з іншими. Ми оплачуємо житло та їжу.",
                    "يومان مع الآخرين. ندفع الغرفة والطعام."),
                new Places(24, 2, false, 0, Optional.empty()),
                saturday.minusDays(14),
                provider,
                List.of(),
                List.of(
                    meeting(saturday, 10, 17, "Trondheim, Storsalen", ""),
                    meeting(saturday.plusDays(1), 10, 14, "Trondheim, Storsalen", ""))));
    signUp(participants.getFirst(), weekend, 2);
    publish(
        officer,
        Optional.of(cohort),
        plan(
            EventKind.COURSE,
            words(
                "Regnskap på en kveld",
                "Rekneskap på ein kveld",
                "Accounts in one evening",
                "Бухгалтерія за один вечір",
                "الحسابات في مساء واحد"),
            words(
                "Vi fører fem kvitteringer sammen. Du trenger bare telefonen.",
                "Vi fører fem kvitteringar saman. Du treng berre telefonen.",
                "We enter five receipts together. You only need your phone.",
                "Разом запишемо п’ять чеків. Потрібен лише телефон.",
                "نسجل خمسة إيصالات معا. لا تحتاج إلا هاتفك."),
            new Places(25, 2, true, 10, Optional.of(today.plusDays(20))),
            today.plusDays(34),
            provider,
            List.of("oving-fem-kvitteringer"),
            List.of(evening(ordinary(today.plusDays(35)), "https://moterom.example/regnskap"))));
    publish(
        officer,
        Optional.empty(),
        plan(
            EventKind.CONFERENCE,
            words(
                "Frivillighet for alle",
                "Frivilligheit for alle",
                "Volunteering for all",
                "Волонтерство для всіх",
                "التطوع للجميع"),
            words(
                "En dag om det vi får til sammen. Åpen for alle organisasjoner.",
                "Ein dag om det vi får til saman. Open for alle organisasjonar.",
                "A day on what we manage together. Open to all organisations.",
                "День про те, що вдається разом. Відкрито для всіх.",
                "يوم عما ننجزه معا. مفتوح لكل المنظمات."),
            new Places(120, 4, true, 0, Optional.empty()),
            today.plusDays(100),
            provider,
            List.of(),
            List.of(
                meeting(WorkingDays.from(today.plusDays(120)), 9, 16, "Oslo, Kulturhuset", ""))));
    afterwards(today, officer, held, participants);
  }

  /** Who was there is noted, and one has handed in an exercise that waits to be read. */
  private void afterwards(
      LocalDate today, Actor.Person officer, CourseEvent held, List<Actor.Person> participants) {
    clock.moveTo(held.firstDay(), LocalTime.of(20, 30));
    List<SignUp> all = office.signUps(officer, held);
    attendance
        .note(
            officer,
            held.id(),
            held.held().getFirst().id(),
            all.stream()
                .limit(4)
                .flatMap(s -> s.people().stream())
                .map(a -> a.id())
                .collect(java.util.stream.Collectors.toSet()),
            Set.of())
        .orThrow();
    clock.moveTo(today.minusDays(1), LocalTime.of(22, 40));
    Actor.Person learner = participants.getFirst();
    ExerciseWork work = exercises.begin(learner, held, "oving-pitch").orElseThrow();
    CompiledForm form = exercises.form(work);
    Map<String, List<String>> typed =
        Map.of(
            "pitch",
            List.of(
                "Hodan kom til oss en tirsdag og ville bare varme seg. I dag leder hun kafeen vår,"
                    + " der førti naboer snakker norsk hver uke. Vi trenger et rom å være i."),
            "ask",
            List.of("Gi oss nøkkelen til biblioteket på tirsdager"));
    drafts.save(
        learner, work.draft(), form, new DraftPost(typed, Map.of(), typed.keySet(), Language.NB));
    exercises.handIn(learner, held, "oving-pitch", false).orThrow();
  }

  private void signUp(Actor.Person actor, CourseEvent event, int people) {
    List<SignUp.Named> party = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      party.add(
          new SignUp.Named(
              NAMES.get(named++ % NAMES.size()),
              Optional.empty(),
              named % 4 == 0 ? Optional.of("Halal, og en plass nær døra") : Optional.empty()));
    }
    signUps.signUp(actor, event.id(), UUID.randomUUID(), party).orThrow();
  }

  private CourseEvent publish(Actor.Person officer, Optional<CallId> cohort, EventPlan plan) {
    EventId id = new EventId(UUID.randomUUID());
    office.draft(officer, id, AdministratorId.DIRECTORATE, cohort, plan).orThrow();
    office.publish(officer, id).orThrow();
    return office.find(officer, id).orElseThrow();
  }

  private static EventPlan plan(
      EventKind kind,
      LocalText title,
      LocalText description,
      Places places,
      LocalDate closes,
      Actor.Person provider,
      List<String> exercises,
      List<EventPlan.Meeting> sessions) {
    return new EventPlan(
        kind, title, description, places, closes, Optional.of(provider.id()), exercises, sessions);
  }

  /** Public holidays and the two eves: nobody is asked to a course then. */
  static boolean quiet(LocalDate day) {
    return WorkingDays.holiday(day)
        || day.getMonth() == Month.DECEMBER
            && (day.getDayOfMonth() == 24 || day.getDayOfMonth() == 31);
  }

  /** This day, or the first after it that is not quiet. */
  static LocalDate ordinary(LocalDate day) {
    LocalDate next = day;
    while (quiet(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** This day, or the last before it that is not quiet. */
  private static LocalDate ordinaryBefore(LocalDate day) {
    LocalDate last = day;
    while (quiet(last)) {
      last = last.minusDays(1);
    }
    return last;
  }

  private static EventPlan.Meeting evening(LocalDate day, String link) {
    return meeting(day, 18, 20, "", link);
  }

  private static EventPlan.Meeting meeting(
      LocalDate day, int from, int to, String place, String link) {
    return new EventPlan.Meeting(
        UUID.randomUUID(),
        day.atTime(from, 0).atZone(OSLO).toInstant(),
        day.atTime(to, 0).atZone(OSLO).toInstant(),
        place,
        link);
  }

  private static LocalText words(String nb, String nn, String en, String uk, String ar) {
    return new LocalText(
        Map.of(
            Language.NB, nb,
            Language.NN, nn,
            Language.EN, en,
            Language.UK, uk,
            Language.AR, ar));
  }
}
