package no.ildsjel.support;

import no.ildsjel.shared.Refusal;

/** Why something about needs, mentors or courses was refused. */
public enum SupportRefusal implements Refusal {
  /** A text that has to say why is empty. */
  REASON_MISSING,
  /** There is no time, or an end before its start. */
  TIMES_MISSING,
  /** The number of places, those kept and those of one organisation do not go together. */
  PLACES_DO_NOT_FIT,
  /** The last day to sign up is after the first day. */
  CLOSES_TOO_LATE,
  /** The last day to sign up has passed before anybody could. */
  CLOSES_TOO_EARLY,
  /** It would have begun before anybody could sign up. */
  STARTS_IN_THE_PAST,
  /** One learns by doing: a course has something to do and hand in. */
  EXERCISE_MISSING,
  /** Somebody would lose a place. */
  MORE_HAVE_PLACES,
  /** The last day to sign up has passed. */
  SIGN_UP_CLOSED,
  /** A party without people. */
  NOBODY_NAMED,
  /** More from one organisation than may come. */
  TOO_MANY_OF_ONE,
  /** Somebody of that name comes already. */
  SIGNED_UP_ALREADY,
  /** The time to say yes is over, or the place was given up. */
  OFFER_OVER,
  /** Not an e-mail address. */
  ADDRESS_WRONG,
  /** It has begun. */
  EVENT_BEGUN,
  /** It is not its day yet. */
  NOT_BEGUN,
  /** Nobody is noted as having been there. */
  NOBODY_THERE,
  /** A link without a title, or no address of a page. */
  LINK_WRONG,
  /** No address of a page that begins with https. */
  NOT_A_LINK,
  /** A few words are needed. */
  WORDS_MISSING,
  /** An amount that is no amount. */
  AMOUNT_WRONG,
  /** Somebody has been here before; it is no longer in the state it was shown in. */
  MOVED_ON,
  /** Nobody has answered yet. */
  NOTHING_ANSWERED,
  /** What was answered is handed in. */
  HANDED_IN,
  /** The map is finished, and a new one begins with a new conversation. */
  MAP_CLOSED,
  /** The last day to answer has to come first. */
  DAY_PAST,
  /** Something typed as an organisation's number is none. */
  NUMBERS_WRONG,
  /** Nobody has asked this organisation to be a mentor. */
  NOT_INVITED,
  /** What one can help with, in which languages and in what way has to be said. */
  PROFILE_INCOMPLETE,
  /** Nothing is said of what is needed, nor how and in which language to meet. */
  PROFILE_EMPTY,
  /** Somebody in the pair has one of these already. */
  HAS_A_PAIR,
  /** Whoever has ties to an organisation does not handle it (Public Administration Act § 6). */
  HAS_TIES,
  /** There is nothing to propose. */
  NOTHING_TO_PROPOSE,
  /** There is something else at that time. */
  BUSY_THEN,
  /** Not a day and a time. */
  TIME_MISSING,
  /** A place or a link is needed. */
  PLACE_MISSING,
  /** The pair has not signed yet, or has ended. */
  PAIR_NOT_RUNNING,
  /** It is not over yet. */
  NOT_HELD_YET,
  /** The agreement has to be read before it is signed. */
  NOT_READ,
  /** What ending an agreement means has to be read first. */
  END_FIRST,
  /** The participant is to be with another mentor by an officer's decision. */
  PINNED_ALREADY,
  /** These two can't be put together, for a reason that may be somebody's own. */
  PIN_IMPOSSIBLE,
  /** The agreement had not begun. */
  BEFORE_AGREEMENT,
  /** The agreement is over by then. */
  AFTER_AGREEMENT,
  /** More than a year ahead. */
  TOO_FAR_AHEAD,
  /** They have another meeting then. */
  MEET_ALREADY,
  /** No number of minutes, too few or too many. */
  MINUTES_WRONG,
  /** No number of minutes to prepare, or too many. */
  PREPARED_WRONG,
  /** Later than an agreement can be extended to at once. */
  TOO_LONG,
  /** The last day to answer has passed. */
  ANSWER_TOO_LATE,
  /** An officer comes to another of their meetings, and to one alone. */
  OFFICER_COMES,
  /** No number of organisations, none at all or too many. */
  CAPACITY_WRONG,
  /** No size of a group, or one the mentor has no room for. */
  MINIMUM_WRONG,
  /** A group has a size, and there is to be none. */
  MINIMUM_WITHOUT_GROUP,
  /** No number of half hours, or too many. */
  COUNT_WRONG,
  /** By what right one signs has to be said. */
  RIGHT_MISSING,
  /** No mentor of the programme helps with it. */
  NOBODY_HELPS_WITH_THAT,
  /** Further ahead than one asks for half an hour. */
  TOO_FAR_TO_ASK,
  /** One has asked for a half hour, and nobody has answered yet. */
  ASKED_ALREADY,
  /** The programme is over by then. */
  AFTER_PROGRAMME,
  /** None of the times was chosen. */
  TIME_NOT_CHOSEN,
  /** Who asked has something else by now. */
  THEY_ARE_BUSY;

  @Override
  public String code() {
    return "support." + name();
  }
}
